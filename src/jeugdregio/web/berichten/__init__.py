"""The ledger of messages and the way in: judge, store, refuse; nothing is lost and nothing counts twice."""
