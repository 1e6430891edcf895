package main

// subject is something that is asked of a zone again and again, and changes nothing that matters to the next request.
type subject struct {
	name     string
	requests func(*population) []request
}

// redeemSubject is the one that is measured in another way, because each redemption needs a token of its own.
const redeemSubject = "redeem"

var subjects = []subject{
	{"mint-basic", overSpaces(func(p *population, i int) request {
		return request{method: "GET", path: basePath + mintPath(p.spaces[i]), headers: basicHeader(p.minter(i))}
	})},
	{"mint-token", overSpaces(func(p *population, i int) request {
		return request{method: "GET", path: basePath + mintPath(p.spaces[i]), headers: tokenHeader(p.tokens[i])}
	})},
	{"mint-post", overSpaces(func(p *population, i int) request {
		return request{
			method: "POST", path: basePath + mintPath(p.spaces[i]), headers: asJSON(basicHeader(p.minter(i))), body: `{"ttl":3600,"minSize":5000000}`,
		}
	})},
	{"verify", func(p *population) []request {
		var list []request
		for i, token := range p.minted {
			list = append(list, request{
				method: "POST", path: basePath + "/tokens/verify_invite_token", headers: asJSON(tokenHeader(p.sites[i%len(p.sites)])),
				body: `{"token":"` + token + `","size":1000000000}`,
			})
		}
		return list
	}},
	{"list-providers", overSpaces(func(p *population, i int) request {
		return request{method: "GET", path: basePath + "/spaces/" + p.spaces[i] + "/providers", headers: tokenHeader(p.tokens[i])}
	})},
}

func subjectNames() []string {
	var names []string
	for _, s := range subjects {
		names = append(names, s.name)
	}
	return append(names, redeemSubject)
}

// mintPath is where a space's tokens are minted, below basePath.
func mintPath(space string) string { return "/spaces/" + space + "/providers/token" }

func basicHeader(c credential) map[string]string {
	r := newRequest()
	c.on(r)
	return map[string]string{"Authorization": r.Header.Get("Authorization")}
}

func tokenHeader(c credential) map[string]string { return map[string]string{"X-Auth-Token": c.token} }

func asJSON(headers map[string]string) map[string]string {
	headers["Content-Type"] = "application/json"
	return headers
}

// overSpaces makes one request for each space.
func overSpaces(one func(p *population, i int) request) func(*population) []request {
	return func(p *population) []request {
		list := []request{}
		for i := range p.spaces {
			list = append(list, one(p, i))
		}
		return list
	}
}
