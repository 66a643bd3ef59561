"""The command `jeugdregio`: thin, one module a topic; results on stdout, progress on stderr."""

from jeugdregio.cli import beheer, berichten, demo, ijw, monitor, nationaal, rapport, stand, verwachting
from jeugdregio.cli.nederlands import Opdracht, new_app, run

app = new_app("Het open systeem voor de jeugdregio: van iJw-bericht tot cijfer.")
app.add_typer(ijw.app, name="ijw")
app.add_typer(berichten.app, name="berichten")
app.add_typer(stand.app, name="stand")
app.add_typer(monitor.app, name="monitor")
monitor.app.command("vergelijk-iv3", cls=Opdracht)(nationaal.vergelijk_iv3)
monitor.app.command("dekking", cls=Opdracht)(nationaal.dekking)
monitor.app.command("statistiek", cls=Opdracht)(nationaal.statistiek)
monitor.app.command("rapport", cls=Opdracht)(rapport.rapport)
monitor.app.command("verwachting", cls=Opdracht)(verwachting.verwachting)
app.add_typer(beheer.app, name="beheer")
app.command("demo", cls=Opdracht)(demo.demo)
app.command("serveer", cls=Opdracht)(beheer.serveer)


def main() -> None:
    """Entry point of the console script."""
    run(app)
