"""The scenes: one function per motif that paints it onto a sheet."""
