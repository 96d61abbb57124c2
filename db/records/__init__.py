"""What all others ever see of the store: frozen values, no rows.

Times are aware datetimes; dates are dates; texts are "" when not known, numbers None when not known. One module a
subject, and nothing is brought together here: who needs papers does not wait for the other sixty to be loaded.
"""
