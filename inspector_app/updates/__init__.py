"""Another version of the program from a file (`*.zjupdate`), signed; the one that is installed stays.

release.py     what such a file holds, checked against its signature before anything is unpacked
publishing.py  makes one of a frozen folder
versions.py    versions unpacked beside each other, and the pointer that says which one starts
hop.py         how the installed program, when it is started, hands over to that version
trust.py       whose releases are taken
"""
