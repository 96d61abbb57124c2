"""Is this installation well? What a support desk asks first, answered with what to do.

checks.py       each check: a state and the facts of its sentence (resources/messages/doctor.json)
closed_store.py what can be seen without the passphrase, or when the store does not open
risky_places.py whether a store lies where it is not safe: a synced folder, a network drive
bundle.py       all of it, with the log and the crash reports, as one file without personal data
"""
