"""The version of the contract, which is that of the SDK."""

__version__ = "0.1.0"
