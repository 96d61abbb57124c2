"""The register and one enterprise's file: lists, import, export, grades, and their words."""
