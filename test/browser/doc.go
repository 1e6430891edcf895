// Package browser tests the page at /docs in a real browser: a server of its own, Chromium, and the scripts beside this file,
// which drive it through playwright-core. Each of their cases is a test here.
//
//	make browser        runs the cases and prints what they have seen
//	make screenshots    writes the pictures in docs/images anew
package browser
