"""`jeugdregio monitor land`: the figures of many regions and of all of them together, from their stands."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jeugdregio.cli.nederlands import EXIT_FOUND, fail, stderr
from jeugdregio.cli.site import data_map, existing

if TYPE_CHECKING:
    from ibis.backends import BaseBackend


class Motor(StrEnum):
    """What computes the figures."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def land(
    standen: Annotated[
        list[str],
        typer.Argument(
            metavar="STAND...", help="De map van een stand, of met Spark het adres ervan (s3a://...)."
        ),
    ],
    motor: Annotated[Motor, typer.Option(help="duckdb of spark.")] = Motor.DUCKDB,
    meester: Annotated[
        str, typer.Option(help="Waar Spark draait; standaard op deze machine of waar spark-submit zegt.")
    ] = "",
    code: Annotated[str, typer.Option(help="Code van het gebied van alle regio's samen.")] = "NL",
    naam: Annotated[str, typer.Option(help="Naam van dat gebied.")] = "Nederland",
    afspraken_van: Annotated[
        str, typer.Option(help="Code van de regio met de indelingen en normen die voor alle regio's gelden.")
    ] = "",
    naast: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="MAP",
            help="De map van een publicatie van een regio zelf; vaker te noemen. Wat daar niet wordt getoond "
            "om personen te beschermen, wordt hier ook niet getoond.",
        ),
    ] = None,
) -> None:
    """Publiceer de cijfers van de standen van veel regio's: per gemeente, per regio en voor het geheel."""
    from jeugdregio.monitor import MonitorError, newest_publicatie
    from jeugdregio.monitor.publiceren import publish
    from jeugdregio.stand import Land, StandError, open_land

    existing([*(Path(stand) for stand in standen if "://" not in stand), *(naast or ())])
    map_ = data_map()
    try:
        verbinding = _connect(motor, meester)
        geheel = open_land(
            [stand.rstrip("/") for stand in standen], Land(code, naam, afspraken_van or None), verbinding
        )
        doel = map_ / "publicatie" / geheel.peildatum.isoformat()
        publish(geheel, doel, newest_publicatie(map_), naast=naast or ())
        stderr.print(f"Cijfers gepubliceerd: {doel}", markup=False)
    except (MonitorError, StandError) as fout:
        raise fail(str(fout), EXIT_FOUND) from fout
    if motor is Motor.SPARK:  # DuckDB goes with this process
        verbinding.disconnect()


def _connect(motor: Motor, meester: str) -> "BaseBackend":
    from jeugdregio.stand import connect_duckdb

    if motor is Motor.DUCKDB:
        return connect_duckdb()
    try:
        from jeugdregio.stand.spark import connect_spark
    except ImportError as fout:
        raise fail(
            "Spark is niet geïnstalleerd. Installeer de extra [spark]; zie 'Landelijk rekenen'."
        ) from fout
    return connect_spark(meester or None)
