package zonemint

// Version is the version of this SDK, which is that of the contract that it was made from.
const Version = "0.1.0"
