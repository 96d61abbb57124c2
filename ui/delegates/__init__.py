"""Paint and edit cells of lists: the looks of what ui.models says."""
