// Package quickstart holds the script behind docs/quickstart.md. Its test runs the script against a server of its own and compares
// what happens with the transcript in the page, so that the page cannot promise what the program does not do.
package quickstart
