from django.urls import path

from courses.returns.views import files, inputs, people, screens

urlpatterns = [
    path("academy/returns/", screens.years, name="returns"),
    path("academy/returns/<int:year>/", screens.of_year, name="returns_year"),
    path("academy/returns/<int:year>/people/", people.people, name="returns_people"),
    path("academy/returns/<int:year>/template.xlsx", files.template, name="returns_template"),
    path("academy/returns/<int:year>/inputs/", inputs.hand_in, name="returns_hand_in"),
    path("academy/returns/<int:year>/bodies/", inputs.add_body, name="returns_add_body"),
    path("academy/returns/<int:year>/return.<slug:format>", files.file, name="returns_file"),
]
