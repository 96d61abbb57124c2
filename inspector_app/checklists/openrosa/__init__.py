"""XPath 1.0 as ODK XForms speak it: read, translated for libxml2, and the functions that libxml2 does not know.

syntax       an expression as a tree
reading      text to tree, or an ExpressionError with the column
translation  tree to the text that libxml2 evaluates, OpenRosa's own rules as calls of our functions
registry     every function by name, with how many arguments it takes
texts numbers dates nodesets choices codes geography   the functions, by subject
context      what an expression may know besides the form: the time, instances, itext, chance
evaluator    translated expressions, kept; one for each open form
"""
