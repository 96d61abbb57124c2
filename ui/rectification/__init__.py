"""Findings after the visit: how they stand, and their re-inspection."""
