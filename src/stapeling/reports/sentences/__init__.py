"""The sentences that an analyst may quote, a module a subject; each maker gives one or nothing."""
