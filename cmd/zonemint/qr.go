package main

import (
	"bufio"
	"fmt"
	"strings"

	"rsc.io/qr"
)

// quietZone is how many modules around a QR code stay light (ISO/IEC 18004).
const quietZone = 4

// draw draws a text as a QR code. Where it does not fit, the text itself is printed: whoever asked must get it in any case.
func (h *handOver) draw(text string) error {
	out := h.cmd.OutOrStdout()
	columns, _ := h.terminal(out)
	code, err := qr.Encode(text, qr.L)
	switch {
	case err != nil:
		fmt.Fprintln(h.cmd.ErrOrStderr(), "It is too long for a QR code. This is its text:")
	case columns > 0 && code.Size+2*quietZone > columns:
		fmt.Fprintf(h.cmd.ErrOrStderr(), "The QR code needs %d columns and the terminal has %d. This is the text:\n", code.Size+2*quietZone, columns)
	default:
		w := bufio.NewWriter(out)
		for _, line := range halfBlocks(code.Size, code.Black) {
			// Black on white whatever the terminal's colours are: not every camera reads white on black.
			fmt.Fprintf(w, "\x1b[30;107m%s\x1b[0m\n", line)
		}
		return w.Flush()
	}
	_, err = fmt.Fprintln(out, text)
	return err
}

// halfBlocks draws a square of modules with its quiet zone, two rows of modules in a line of text.
func halfBlocks(size int, black func(x, y int) bool) []string {
	var lines []string
	for y := -quietZone; y < size+quietZone; y += 2 {
		var line strings.Builder
		for x := -quietZone; x < size+quietZone; x++ {
			upper, lower := inside(x, y, size) && black(x, y), inside(x, y+1, size) && black(x, y+1)
			switch {
			case upper && lower:
				line.WriteRune('█')
			case upper:
				line.WriteRune('▀')
			case lower:
				line.WriteRune('▄')
			default:
				line.WriteByte(' ')
			}
		}
		lines = append(lines, line.String())
	}
	return lines
}

func inside(x, y, size int) bool { return x >= 0 && y >= 0 && x < size && y < size }
