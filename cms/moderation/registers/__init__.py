"""Public values in the registers change only with a second person's confirmation.

People propose through the ordinary forms (``rows``), somebody else decides (``views``); ``proposals`` holds the rules.
Programmatic writes go directly to the models: the rule is about people in the admin.
"""
