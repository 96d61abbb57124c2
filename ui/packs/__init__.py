"""Packs in the window: written, taken in, watched for, their conflicts, certificates and what they ask to do."""
