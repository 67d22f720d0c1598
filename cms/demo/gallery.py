from tests.builders import make_image

from .pictures import describe, draw


class Gallery:
    """The demo pictures by name ("lampu-1"), each drawn and stored once."""

    def __init__(self):
        self.images = {}

    def __getitem__(self, name):
        if name not in self.images:
            self.images[name] = make_image(
                draw(name),
                title=f"Ilustrasi {name}",
                description=describe(name),
                credit="Ilustrasi Diskominfo",
                is_example=True,
            )
        return self.images[name]

    def get(self, name):
        return self[name] if name else None
