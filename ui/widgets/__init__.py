"""Parts that pages and dialogs are made of. They emit what a person wants and do nothing about it."""
