// Command bench measures how fast a server answers, beside servers that do nothing:
//
//	make bench                                   everything, into bench/results.md
//	go run ./bench -subjects mint-basic -stores sqlite -connections 32 -tls=false
//
// It starts the subjects as processes of their own, on 127.0.0.1 alone: a bare net/http server and a bare echo route that answer
// with a constant of as many bytes as a minted token, and bin/zonemint on each kind of store. Then it drives them one after the other, in
// rounds (A B C A B C …), with the same load generator and the same requests, so that whatever else the machine does at the time
// meets all of them alike. What counts is therefore the ratio within a round; the tables have the median of the rounds with the
// least and the greatest.
//
// Throughput is measured by wrk, which sends the next request when it has the answer; latency at a fixed rate by vegeta, whose
// clock goes on when an answer is late. Redeeming needs a token for each request, and is measured by a client of our own against what
// the disk, or PostgreSQL by itself, does in the same run.
//
// Two other measurements are of zonemint alone: -growth compares zones that are alike but for one thing of which some have more, and
// -limits tells what memory a server takes at rest, under load, with many idle connections and while passwords are guessed.
package main
