"""Loads programmes with everything that hangs on them, and their updates."""

from django.utils import timezone

from tests import builders

from .pdf import text_pdf

PLAIN = ("code", "slug", "title", "phase", "status_note", "summary")


def changed(milestone):
    """The day on which a milestone row was moved or reported late; None for one that is as first planned."""
    return milestone.get("late_reported", milestone.get("changed_on"))


class ProgramLoader:
    """Builds programme pages for a City from the rows of the content files."""

    def __init__(self, city):
        self.city = city
        self.calendar = city.calendar

    def load(self, rows):
        rows = sorted(self.calendar.fill_all(rows), key=lambda row: row["number"])
        for row in rows:
            self.city.programs[row["slug"]] = self.build(row)
        for row in rows:
            self.relate(row)
            self.build_updates(row)

    def build(self, row):
        city = self.city
        page = builders.make_program(
            dimension=city.dimensions[row["dimension"]],
            other_dimensions=[city.dimensions[code] for code in row.get("other_dimensions", ())],
            goals=[city.goals[code] for code in row["goals"]],
            lead_agency=city.agencies[row["lead_agency"]],
            supporting_agencies=[city.agencies[slug] for slug in row.get("supporting_agencies", ())],
            areas=[city.areas[slug] for slug in row.get("areas", ())],
            regulations=[city.regulations[slug] for slug in row.get("regulations", ())],
            is_quick_win=row["quick_win"],
            start_date=self.calendar.day(row["start"]),
            end_date=self.calendar.day(row["end"]),
            picture=city.pictures.get(row.get("picture")),
            story=city.markup.stream(row["story"]),
            milestones=[self.milestone(row, milestone) for milestone in row["milestones"]],  # As first planned.
            budget=[line | {"year": self.calendar.year(line["year"])} for line in row["budget"]],
            indicators=[city.indicator(indicator) for indicator in row.get("indicators", ())],
            contacts=[contact | {"agency": city.agencies[contact["agency"]]} for contact in row.get("contacts", ())],
            is_example=True,
            **{name: row[name] for name in PLAIN},
        )
        published = self.calendar.moment(row.get("published", row["start"]), "08:00")
        builders.date_back(page, published)
        page = self.follow(page, row)
        return builders.backdate(page, published, keep_changed=True)

    def follow(self, page, row):
        """Publish what changed since: each moved or late date, then what an office has decided. Returns the page."""
        moved = [milestone for milestone in row["milestones"] if changed(milestone) is not None]
        for milestone in sorted(moved, key=changed):
            day = self.calendar.day(changed(milestone))
            changes = {"change_reason": milestone["reason"], "planned_date": self.calendar.day(milestone["planned"])}
            if "late_reported" in milestone:
                changes["late_reported_on"] = day
            rows = list(page.milestones.all())
            target = next(found for found in rows if found.code == milestone["code"])
            for name, value in changes.items():
                setattr(target, name, value)
            page.milestones = rows
            page = builders.republish_on(page, day, note=milestone["reason"])
        if "override" in row:
            page = self.decide(page, row)
        return page

    def decide(self, page, row):
        """An office puts the programme on hold or stops it."""
        page.override_status, page.override_note = row["override"], row["status_note"]
        page.override_office = str(self.city.agencies[row["override_agency"]])
        page.override_date = self.calendar.day(row["override_day"])
        return builders.republish_on(page, page.override_date, note=row["status_note"])

    def milestone(self, program, row):
        """The fields of a milestone row as it was first planned, its offsets turned into dates."""
        plain = ("code", "title", "description", "weight", "kelurahan", "street")
        fields = {name: row[name] for name in plain if name in row}
        fields["planned_date"] = self.calendar.day(row.get("original", row["planned"]))
        if "actual" in row:
            fields["actual_date"] = self.calendar.day(row["actual"])
        fields["evidence_note"] = row.get("evidence", "")
        fields["area"] = self.city.areas.get(row.get("area"))
        if "actual" in row and fields["evidence_note"]:
            fields["evidence"] = self.evidence(program, row, fields)
        return fields

    def evidence(self, program, row, fields):
        """A one-page document that stands for what proves a milestone, marked as example data."""
        facts = [
            f"Program: {program['title']} ({program['code']})",
            f"Tonggak: {row['title']}",
            f"Selesai: {fields['actual_date']:%d-%m-%Y}",
            "Data contoh: dokumen ini disusun untuk peragaan.",
        ]
        blocks = [{"type": "paragraph", "value": f"<p>{fact}</p>"} for fact in facts]
        content = text_pdf(fields["evidence_note"], [("", blocks)])
        return self.city.document(fields["evidence_note"], f"{row['code'].lower()}.pdf", content)

    def relate(self, row):
        related = [self.city.programs[slug] for slug in row.get("related_programs", ())]
        if related:
            page = self.city.programs[row["slug"]]
            note = "Program yang terkait dicantumkan."
            builders.revise(page, timezone.now(), note, "minor", related_programs=related)

    def build_updates(self, row):
        for update in row.get("updates", ()):
            page = builders.make_update(
                self.city.programs[row["slug"]],
                date=self.calendar.day(update["day"]),
                picture=self.city.pictures.get(update.get("picture")),
                body=self.city.markup.stream(update["body"]),
                is_example=True,
                **{name: update[name] for name in ("slug", "title", "summary")},
            )
            builders.backdate(page, self.calendar.moment(update["day"], "10:00"))
