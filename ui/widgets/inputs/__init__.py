"""The inputs of checklist items: one for each kind of question, made by its appearance."""
