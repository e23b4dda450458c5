from django.urls import include, path

from qalqan.accounts.views import (
    adding,
    addresses,
    passwords,
    resetting,
    second_factor,
    security,
    sign_in,
)

app_name = "accounts"
own = [
    path("", security.security, name="security"),
    path("app/", adding.add_authenticator, name="authenticator"),
    path("app/remove/", security.remove_authenticator, name="authenticator_remove"),
    path("keys/", adding.add_key, name="key"),
    path("keys/<int:pk>/remove/", security.remove_key, name="key_remove"),
    path("codes/", security.recovery_codes, name="recovery_codes"),
    path("password/", passwords.change_password, name="password"),
    path("sessions/end/", security.end_other_sessions, name="sessions_end"),
    path("sessions/<str:mark>/end/", security.end_one_session, name="session_end"),
]
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("sign-in/second/", second_factor.second_factor, name="second_factor"),
    path("sign-in/forgotten/", passwords.password_forgotten, name="password_forgotten"),
    path("sign-in/slip/", passwords.slip_sign_in, name="slip_sign_in"),
    path("sign-in/slip/password/", passwords.slip_password, name="slip_password"),
    path("sign-in/set/<uid>/<token>/", passwords.set_password, name="set_password"),
    path("sign-in/address/<token>/", addresses.confirm_address, name="confirm_address"),
    path("my/security/", include(own)),
    path("people/<int:pk>/factors/", resetting.reset_factors, name="reset_factors"),
]
