// Package memory keeps a zone in memory. It is gone when the process ends, and what it needs grows with the zone; within
// that it is a store like the others, held to the same suite, so tests and trials can use it in their place.
//
// One lock guards everything: transactions that read run side by side, one that writes runs alone. So transactions are
// serializable, and a function that runs in one must not begin another, which would wait for itself. Writes take place at
// once and leave behind how to take them back, which is done in reverse order when the function fails or panics.
//
// Values are copied on the way in and on the way out: what a caller keeps or changes is its own.
package memory
