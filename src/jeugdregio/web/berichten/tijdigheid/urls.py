"""The address of the page of late starts and stops."""

from django.urls import path

from jeugdregio.web.berichten.tijdigheid.views import lijst

app_name = "tijdigheid"
urlpatterns = [path("", lijst, name="lijst")]
