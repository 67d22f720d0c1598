"""The names of the offices' groups. Their rights are set up by the migration ``roles``; contributors' groups, one an
agency, are kept in step with the register by ``programs.contributors``."""

EDITOR = "Editor Diskominfo"
HEAD = "Kepala"
ADMINISTRATOR = "Administrator"
