package faults_test

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// recordedCalls are the calls that a recording needs: all that change files or their names, and write, by which answers are sent.
const recordedCalls = "trace=write,pwrite64,pwritev,pwritev2,writev,fsync,fdatasync,sync_file_range,ftruncate,fallocate,?open,openat,?creat," +
	"?unlink,unlinkat,?rename,?renameat,renameat2,?link,linkat"

// recording is what a program did to the files of one folder, as strace has seen it, and when it acknowledged what.
type recording struct {
	folder string
	files  map[string][]byte // at the beginning, synced
	events []traceEvent
	// acknowledgement is what a write tells a client, empty: nothing that is to last.
	acknowledgement func(c *systemCall) string
}

// outage is a power loss: the moment, as how many events came before, and what could then be found on the disk.
type outage struct {
	after        int
	files        map[string][]byte
	acknowledged []string // before it
}

// replay runs through the recording and calls visit for power losses at so many moments. Half of these are when an acknowledgement has
// just been sent, which is when the disk must have what was acknowledged.
func (r *recording) replay(t *testing.T, random *rand.Rand, moments int, visit func(outage)) {
	t.Helper()
	var sent []int
	for i, e := range r.events {
		if e.begin && r.acknowledgement(e.call) != "" {
			sent = append(sent, i)
		}
	}
	cuts := make(map[int]int)
	for i := range moments {
		if i%2 == 0 && len(sent) > 0 {
			cuts[sent[random.IntN(len(sent))]]++
		} else {
			cuts[random.IntN(len(r.events))]++
		}
	}
	p := &player{t: t, disk: newDisk(r.files), folder: r.folder, ends: make(map[*systemCall]func())}
	var acknowledged []string
	for i, e := range r.events {
		p.play(e)
		if e.begin {
			if what := r.acknowledgement(e.call); what != "" {
				acknowledged = append(acknowledged, what)
			}
		}
		for range cuts[i] {
			visit(outage{i + 1, p.disk.image(random), slices.Clone(acknowledged)})
		}
	}
}

// player does to a disk what a program did.
type player struct {
	t      *testing.T
	disk   *disk
	folder string
	ends   map[*systemCall]func() // what happens when the call ends
}

// play applies one event. A change may reach the disk as soon as its call begins; a sync holds when its call has ended well.
func (p *player) play(e traceEvent) {
	if e.begin {
		if end := p.begin(e.call); end != nil {
			p.ends[e.call] = end
		}
		return
	}
	if end := p.ends[e.call]; end != nil && !strings.HasPrefix(e.call.result, "-1") && e.call.result != "?" {
		end()
	}
	delete(p.ends, e.call)
}

// begin applies the beginning of a call and returns what its end does. What it does not understand fails the test, as it could be a
// write that is missing.
func (p *player) begin(c *systemCall) (end func()) {
	switch c.name {
	case "openat", "open", "creat":
		return p.open(c)
	case "unlink", "unlinkat":
		if name := p.name(quoted(c.args)); name != "" {
			return func() { p.disk.remove(name) }
		}
		return nil
	case "rename", "renameat", "renameat2":
		paths := strings.SplitN(c.args, `"`, 5)
		from, to := p.name(unescape(paths[1])), p.name(unescape(paths[3]))
		if from == "" && to == "" {
			return nil
		}
		if from == "" || to == "" {
			p.t.Fatalf("a file comes from elsewhere or goes there: %s", c.args)
		}
		return func() { p.disk.rename(from, to) }
	}
	if c.file() == p.folder {
		return p.disk.syncNames()
	}
	name := p.name(c.file())
	file := p.disk.names[name]
	if name == "" {
		return nil
	}
	if file == nil {
		p.t.Fatalf("%s on %s, which was never opened", c.name, name)
	}
	switch c.name {
	case "fsync", "fdatasync":
		return file.sync()
	case "pwrite64":
		fields := strings.Split(c.args, ", ")
		return p.write(c, file, fields[len(fields)-2], lastNumber(p.t, c.args))
	case "write": // of files that are written from the beginning to the end, once
		fields := strings.Split(c.args, ", ")
		return p.write(c, file, fields[len(fields)-1], file.size())
	case "ftruncate":
		change := &change{offset: lastNumber(p.t, c.args)}
		file.write(change)
		return func() { change.done = true }
	}
	p.t.Fatalf("a call that the disk does not know: %s of %s", c.name, name)
	return nil
}

func (p *player) write(c *systemCall, file *diskFile, length string, offset int64) func() {
	data := []byte(quoted(c.args))
	size, err := strconv.Atoi(length)
	if err != nil || size != len(data) {
		p.t.Fatalf("a write of %d bytes, of which strace has %d: %.100s", size, len(data), c.args)
	}
	change := &change{offset: offset, data: data}
	file.write(change)
	return func() { change.done = true }
}

// open makes the file that a call may have made.
func (p *player) open(c *systemCall) func() {
	if c.name != "creat" && !strings.Contains(c.args, "O_CREAT") {
		return nil
	}
	return func() {
		if name := p.name(descriptor(c.result)); name != "" {
			p.disk.create(name)
		}
	}
}

// name is the name of a file in the folder, empty for others. The index of SQLite's log (-shm) is one of these: it is in memory, and
// made anew after a crash. A file that was removed and is still open has no name.
func (p *player) name(path string) string {
	if filepath.Dir(path) != p.folder || strings.HasSuffix(path, "-shm") || strings.HasSuffix(path, "(deleted)") {
		return ""
	}
	return filepath.Base(path)
}

// quoted is the first text in the arguments of a call.
func quoted(args string) string {
	_, rest, _ := strings.Cut(args, `"`)
	text, _, _ := strings.Cut(rest, `"`)
	return unescape(text)
}

// lastNumber is the last argument of a call.
func lastNumber(t *testing.T, args string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(args[strings.LastIndexByte(args, ' ')+1:], 10, 64)
	if err != nil {
		t.Fatalf("the last argument is no number: %.100s", args)
	}
	return n
}
