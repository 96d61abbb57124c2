"""Checklists beside the spreadsheet: versions, a preview that follows the file, and their words."""
