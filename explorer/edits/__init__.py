"""What a person can do to a corpus: corpus in, :class:`~explorer.model.edit.Edit` out.

Imports ``model`` only, beside ``errors``. Each function plans and changes nothing; only
``Session.perform`` does. Relations, entities and evidence are named by id; what makes no sense
raises EditRefused with a sentence. A plan without changes is no edit, and the session ignores it.
"""
