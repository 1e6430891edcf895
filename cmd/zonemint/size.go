package main

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

// maxSize is the largest size of the contract, in bytes: what JSON's numbers hold exactly everywhere.
const maxSize = 1<<53 - 1

// sizeUnits are the units that sizes are written with. Letters alone, such as "G", are not among them: to some they are powers of
// ten, to others of two.
var sizeUnits = []struct {
	name  string
	bytes int64
}{
	{"PiB", 1 << 50},
	{"TiB", 1 << 40},
	{"GiB", 1 << 30},
	{"MiB", 1 << 20},
	{"KiB", 1 << 10},
	{"PB", 1e15},
	{"TB", 1e12},
	{"GB", 1e9},
	{"MB", 1e6},
	{"kB", 1e3},
	{"B", 1},
}

// sizeHint says how sizes are written.
const sizeHint = "give bytes, or a number with a unit, such as 500MB, 1.5TB or 100GiB"

// parseSize reads a size in bytes: a number, or one with a unit in capitals or not, which may have a fraction as long as the
// bytes are whole. It must be 1 to maxSize.
func parseSize(text string) (int64, error) {
	number := strings.TrimRight(text, "BKMGTPIbkmgtpi")
	unit, ok := sizeUnit(text[len(number):])
	number = strings.TrimSuffix(number, " ")
	if !ok || !isDecimal(number) {
		return 0, fmt.Errorf("%q is not a size: %s", text, sizeHint)
	}
	size, ok := new(big.Rat).SetString(number)
	if !ok {
		return 0, fmt.Errorf("%q is not a size: %s", text, sizeHint)
	}
	size.Mul(size, new(big.Rat).SetInt64(unit))
	switch {
	case !size.IsInt():
		return 0, fmt.Errorf("%q is not a whole number of bytes", text)
	case size.Sign() <= 0 || size.Cmp(new(big.Rat).SetInt64(maxSize)) > 0:
		return 0, fmt.Errorf("%q is out of range: sizes are 1 to %d bytes", text, int64(maxSize))
	}
	return size.Num().Int64(), nil
}

func sizeUnit(name string) (int64, bool) {
	if name == "" {
		return 1, true
	}
	for _, unit := range sizeUnits {
		if strings.EqualFold(unit.name, name) {
			return unit.bytes, true
		}
	}
	return 0, false
}

// isDecimal tells whether a text is digits, or digits, a point and digits; few enough that reading them is no work.
func isDecimal(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return len(text) <= 32 && isDigits(whole) && (!point || isDigits(fraction))
}

func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// humanSize writes a size for people: exactly where that is short, else with a "~".
func humanSize(size int64) string {
	for i, unit := range sizeUnits[:5] {
		// More than 1023 of a unit are fewer of a larger one that does not fit: a round number of powers of ten.
		if n := size / unit.bytes; n > 0 && size%unit.bytes == 0 && (n < 1024 || i == 0) {
			return strconv.FormatInt(n, 10) + " " + unit.name
		}
	}
	for _, unit := range sizeUnits[5:10] {
		if size < unit.bytes {
			continue
		}
		hundredth := unit.bytes / 100
		text := strconv.FormatInt(size/unit.bytes, 10)
		if rest := size % unit.bytes / hundredth; rest != 0 {
			text += strings.TrimRight(fmt.Sprintf(".%02d", rest), "0")
		}
		if size%hundredth != 0 {
			text = "~" + text
		}
		return text + " " + unit.name
	}
	return strconv.FormatInt(size, 10) + " B"
}

// sizeFlag is a flag that takes a size; 0 is one that was not given.
type sizeFlag int64

// String is the size in bytes, empty where none was given.
func (s *sizeFlag) String() string {
	if *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Set reads a size.
func (s *sizeFlag) Set(text string) error {
	size, err := parseSize(text)
	if err == nil {
		*s = sizeFlag(size)
	}
	return err
}

// Type is what help shows as the kind of the value.
func (*sizeFlag) Type() string { return "size" }
