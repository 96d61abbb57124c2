"""Whom to visit next: who is due, the list of a day, 双随机."""
