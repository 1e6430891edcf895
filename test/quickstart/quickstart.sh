#!/bin/sh
# The transcript of docs/quickstart.md. It expects a zone at $ZONEMINT_HOST with the space $SPACE and the providers $KRAKOW and
# $PARIS, and in the current folder the credentials admin.password, krakow.key and paris.key.
set -u

# run shows a command as one would type it, runs it, and shows how it ended unless well.
run() {
	printf '$ %s\n' "$1"
	eval "$1" 2>&1
	code=$?
	if [ $code -ne 0 ]; then
		printf '(exit code %s)\n' $code
	fi
	printf '\n'
}

say() { printf '# %s\n' "$1"; }

# settle waits, without showing it, until the trail has so many records of the space. What changes nothing, such as a refusal, is
# written to it a moment later.
settle() {
	tries=100
	until [ "$(zonemint audit --context manager --space "$SPACE" -o json | grep -c '"seq"')" -ge "$1" ]; do
		tries=$((tries - 1))
		if [ $tries -eq 0 ]; then
			echo "the trail has not $1 records" >&2
			exit 1
		fi
		sleep 0.1
	done
}

say 'Contexts: who one is where. Secrets come from files, never from arguments.'
run 'zonemint context set manager --username admin --password-file admin.password'
run 'zonemint context set krakow --api-key-file krakow.key'
run 'zonemint context set paris --api-key-file paris.key'

say 'The space manager mints a token with limits: a name, two uses, a week, at most 2 TB each.'
run 'zonemint token mint --context manager $SPACE --name "spring campaign" --usage-limit 2 --ttl 7d --max-size 2TB --save-to token.txt'

say 'What it says, in plain words, offline.'
run 'zonemint token explain --token-file token.txt'

say 'The copy for Krakow is confined to Krakow, and to 500 GB. That needs no server either.'
run 'zonemint token attenuate --token-file token.txt --consumer $KRAKOW --max-size 500GB --save-to krakow.txt'

say 'Would it be good for Paris? No.'
run 'zonemint token explain --token-file krakow.txt --as-provider $PARIS'

say 'In Krakow: could we redeem it, and for what? Asking uses nothing up.'
run 'zonemint token verify --context krakow --token-file krakow.txt'

say 'Redeem it. A lost answer is no reason for worry: the same again changes nothing.'
run 'zonemint token redeem --context krakow --token-file krakow.txt --size 500GB'
run 'zonemint token redeem --context krakow --token-file krakow.txt --size 500GB'
settle 4

say 'The space manager sees who used what.'
run 'zonemint token list --context manager $SPACE'
run 'zonemint space providers --context manager $SPACE'

say 'The token was posted in a chat: revoke it. Whoever holds it can.'
run 'zonemint token revoke --context manager --token-file token.txt'

say 'From then on nobody can redeem it, nor any copy. Supports that were given stay.'
run 'zonemint token redeem --context paris --token-file token.txt --size 1TB'

settle 6
say 'All of it is on record, the newest first.'
run 'zonemint audit --context manager --space $SPACE --limit 5'
