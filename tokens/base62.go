package tokens

import "strings"

// Onezone writes tokens in what it calls base62: base64url in which each character that is not a letter or a digit, and the
// digit 0, becomes 0 and a digit (ctool, token_utils.erl, 2016; base62.erl, 21.02). It lets a double click select the whole
// token. The characters '/', '+' and '=' have escapes too, but cannot occur in unpadded base64url.
var base62Escapes = strings.NewReplacer("0", "00", "_", "01", "-", "02")

// toBase62 escapes base64url text.
func toBase62(text string) string { return base62Escapes.Replace(text) }

// fromBase62 undoes toBase62. It reports false for a text that toBase62 cannot have written.
func fromBase62(text string) (string, bool) {
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] != '0' {
			out = append(out, text[i])
			continue
		}
		i++
		if i == len(text) {
			return "", false
		}
		switch text[i] {
		case '0':
			out = append(out, '0')
		case '1':
			out = append(out, '_')
		case '2':
			out = append(out, '-')
		default:
			return "", false
		}
	}
	return string(out), true
}
