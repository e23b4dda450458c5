from django.urls import path

from qalqan.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("sign-in/forgotten/", views.password_forgotten, name="password_forgotten"),
    path("sign-in/slip/", views.slip_sign_in, name="slip_sign_in"),
    path("sign-in/slip/password/", views.slip_password, name="slip_password"),
    path("sign-in/set/<uid>/<token>/", views.set_password, name="set_password"),
]
