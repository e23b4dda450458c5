"""Django's Uzbek formats are written in Latin letters."""

DATE_FORMAT = "j E Y йил"
SHORT_DATE_FORMAT = "d.m.Y"
