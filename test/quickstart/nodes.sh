set -eu
# $ZONEMINT_STORE names an empty PostgreSQL database: postgres://USER:PASSWORD@HOST:PORT/DATABASE
one=${ONE:-127.0.0.1:8081} two=${TWO:-127.0.0.1:8082}

# The zone is made once. Every server gets a copy of the key-encryption key.
umask 077
zonemint init --data-dir node1 >password
mkdir node2 && cp node1/kek node2/kek

# Two servers, here on one machine. The ready file is there once a server accepts.
zonemint serve --data-dir node1 --https-addr "" --http-addr "$one" --ready-file node1/ready 2>node1/log &
first=$!
zonemint serve --data-dir node2 --https-addr "" --http-addr "$two" --ready-file node2/ready 2>node2/log &
second=$!
trap 'kill $first $second; wait' EXIT
for node in node1 node2; do
	until [ -e $node/ready ]; do sleep 0.1; done
done

# On the first: a space, a provider, and a token.
export ZONEMINT_HOST="http://$one"
zonemint context set manager --username admin --password-file password
space=$(zonemint space create -q measurements --context manager)
zonemint provider register --name Krakow --domain krakow.example.org --context manager >krakow.key
zonemint token mint "$space" --context manager --save-to token.txt

# On the second: redeem it.
export ZONEMINT_HOST="http://$two"
zonemint context set krakow --api-key-file krakow.key
zonemint token redeem --context krakow --token-file token.txt --size 1TB
zonemint space providers "$space" --context manager
