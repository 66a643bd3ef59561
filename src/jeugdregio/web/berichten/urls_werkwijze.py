"""Addresses of the mode of each municipality."""

from django.urls import path

from jeugdregio.web.berichten import werkwijze

app_name = "werkwijze"
urlpatterns = [
    path("", werkwijze.lijst, name="lijst"),
    path("<slug:gemeentecode>/", werkwijze.wijzigen, name="wijzigen"),
]
