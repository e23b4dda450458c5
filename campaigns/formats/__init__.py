"""What stands in the header and the cells of lists of events. Pure."""
