"""The pre-publish gate. In: documents about to be published, settings, today's date. Out: results and a verdict."""
