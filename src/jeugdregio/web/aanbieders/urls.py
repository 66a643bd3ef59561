"""Addresses of the administration of providers and contracts."""

from django.urls import path

from jeugdregio.web.aanbieders import views

app_name = "aanbieders"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("inlezen/", views.inlezen, name="inlezen"),
    path("<str:agb>/", views.detail, name="detail"),
    path("<str:agb>/naam/", views.naam, name="naam"),
    path("<str:agb>/contract/", views.contract_nieuw, name="contract_nieuw"),
    path("<str:agb>/contract/<str:gebied>/<str:van>/", views.contract_einde, name="contract_einde"),
]
