# Entaku 円卓. Each command does its own set-up and says what it does; what it
# installs for itself stays under target/ and end2end/node_modules. As root on
# Debian, missing system packages are installed; elsewhere they are named.

.PHONY: help run demo test check bench faults audit web clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: ## serve at http://127.0.0.1:3000 with a database in data/
	@.make/serve run

demo: ## the same on a database of its own, filled with the 2023 workshop
	@.make/serve demo

test: ## every test, on SQLite, on PostgreSQL and in a browser
	@.make/test

check: ## formatting, clippy, the rules of the house
	@.make/check

bench: ## the seating's speed, the weight of every public page, memory, start
	@.make/bench

faults: ## what strangers and a bad day do to the service: 100,000 mutated requests, 1,100 half-open connections
	@.make/faults

audit: ## licences and known holes of the dependencies
	@.make/audit

web: ## only the browser's side, into target/site
	@.make/web

clean: ## forget everything that was built
	rm -rf target build end2end/node_modules end2end/test-results
