"""Addresses of the administration of providers and contracts."""

from django.urls import path

from jeugdregio.web.aanbieders import tariefviews, views

app_name = "aanbieders"
_TARIEF = "<slug:agb>/contract/<slug:gebied>/<slug:van>/tarieven/<slug:code>/<slug:eenheid>/<slug:begin>"
urlpatterns = [
    path("", views.lijst, name="lijst"),
    path("nieuw/", views.nieuw, name="nieuw"),
    path("inlezen/", views.inlezen, name="inlezen"),
    path("tarieven/inlezen/", tariefviews.inlezen, name="tarieven_inlezen"),
    path("<slug:agb>/", views.detail, name="detail"),
    path("<slug:agb>/naam/", views.naam, name="naam"),
    path("<slug:agb>/contract/", views.contract_nieuw, name="contract_nieuw"),
    path("<slug:agb>/contract/<slug:gebied>/<slug:van>/", views.contract_einde, name="contract_einde"),
    path("<slug:agb>/contract/<slug:gebied>/<slug:van>/tarieven/", tariefviews.lijst, name="tarieven"),
    path(
        "<slug:agb>/contract/<slug:gebied>/<slug:van>/tarieven/nieuw/", tariefviews.nieuw, name="tarief_nieuw"
    ),
    path(f"{_TARIEF}/", tariefviews.wijzigen, name="tarief"),
    path(f"{_TARIEF}/verwijderen/", tariefviews.verwijderen, name="tarief_verwijderen"),
]
