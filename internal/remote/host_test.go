package remote

import "testing"

func TestParseHost(t *testing.T) {
	for text, want := range map[string]string{
		"zone.test":                                 "https://zone.test/api/v3/onezone/user",
		"zone.test:8443":                            "https://zone.test:8443/api/v3/onezone/user",
		"https://zone.test/":                        "https://zone.test/api/v3/onezone/user",
		"https://zone.test/api/v3/onezone":          "https://zone.test/api/v3/onezone/user",
		"https://zone.test/api/v3/onezone/":         "https://zone.test/api/v3/onezone/user",
		"https://zone.test/behind/proxy":            "https://zone.test/behind/proxy/api/v3/onezone/user",
		"http://127.0.0.1:8080":                     "http://127.0.0.1:8080/api/v3/onezone/user",
		"[::1]:8443":                                "https://[::1]:8443/api/v3/onezone/user",
		"":                                          "",
		"https://":                                  "",
		"ftp://zone.test":                           "",
		"https://ada:s3cret@zone.test":              "",
		"https://zone.test/?a=b":                    "",
		"https://zone.test/#a":                      "",
		"https://zone.test:port":                    "",
		"https://zone.test/%zz":                     "",
		"https://zone.test\x1b[2J":                  "",
		"https://zone.test/api/v3/onezone?token=ab": "",
	} {
		base, err := ParseHost(text)
		if (err != nil) != (want == "") {
			t.Errorf("%q: %v", text, err)
		}
		if err != nil {
			continue
		}
		if got, err := GetCurrentUser().url(base); got != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestPlainHTTPIsForThisMachine(t *testing.T) {
	for host, ok := range map[string]bool{
		"http://127.0.0.1": true, "http://localhost:80": true, "http://[::1]": true, "http://[::ffff:127.0.0.1]": true, "https://zone.test": true,
		"http://zone.test": false, "http://192.0.2.1": false, "http://localhost.zone.test": false, "http://127.0.0.1.zone.test": false,
	} {
		if _, err := New(Config{Host: host}); (err == nil) != ok {
			t.Errorf("%s: %v", host, err)
		}
		if _, err := New(Config{Host: host, Insecure: true}); err != nil {
			t.Errorf("%s, insecure: %v", host, err)
		}
	}
}

func TestSameHost(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"zone.test", "https://Zone.test:443/", true},
		{"http://zone.test", "http://zone.test:80", true},
		{"https://zone.test/api/v3/onezone", "zone.test", true},
		{"zone.test", "zone.test:8443", false},
		{"zone.test", "http://zone.test:443", false},
		{"zone.test", "zone.test.evil.test", false},
		{"zone.test/a", "zone.test/b", false},
		{"", "", false},
	} {
		if got := SameHost(tt.a, tt.b); got != tt.want {
			t.Errorf("%q and %q: %t", tt.a, tt.b, got)
		}
	}
}

// TestIDsStayInTheirPlace: no id makes another path of a request.
func TestIDsStayInTheirPlace(t *testing.T) {
	base, err := ParseHost("zone.test")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"a-Z_9": "https://zone.test/api/v3/onezone/spaces/a-Z_9", "a/b?c#d": "https://zone.test/api/v3/onezone/spaces/a%2Fb%3Fc%23d",
		"..": "", ".": "", "": "",
	} {
		if got, err := GetSpace(id).url(base); got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v", id, got, err)
		}
	}
}
