#!/usr/bin/env bash
# Health check of a container: exits 0 when http://host:port/path responds with 2xx, in 2 s unless more seconds are given. The image
# has no curl, and a Node of its own takes 300 ms of CPU for each look, a whole core for the replicas of a shop; this takes 3.
set -euo pipefail
[[ $1 =~ ^http://([^:/]+):([0-9]+)(/.*)$ ]]
host=${BASH_REMATCH[1]} port=${BASH_REMATCH[2]} path=${BASH_REMATCH[3]}
exec 3<>"/dev/tcp/$host/$port"
printf 'GET %s HTTP/1.1\r\nHost: %s:%s\r\nConnection: close\r\n\r\n' "$path" "$host" "$port" >&3
read -r -t "${2:-2}" status <&3 || exit 1
[[ $status == HTTP/1.[01]' 2'* ]]
