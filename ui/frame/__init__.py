"""What frames the pages of an open store: menus and commands, side bar, stack of pages, undo, the way out."""
