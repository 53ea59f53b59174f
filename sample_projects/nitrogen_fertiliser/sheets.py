"""The process flow diagrams of the project: called by `build.py` once all other records are there."""

from cpdesk.project.project import Project


def add_sheets(project: Project, language: str) -> None:
    """Add the sheets of the diagram to the project.

    The project holds the areas, 28 unit processes (codes 01 to 28), equipment and streams with both ends at
    items of equipment or in the surroundings. Ids are fixed: `unit_15`, `equipment_T-1502`, `stream_1508`.
    Whatever is added must have fixed ids too (`sheet_15`, …): the project's text is compared at every build.
    """
