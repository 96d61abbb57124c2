"""Checklists: workbooks read and checked, editions kept and compared, and what answers make of them."""
