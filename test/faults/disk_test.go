package faults_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
)

// sector is what a disk writes as a whole or not at all, in bytes. That of most disks is larger; less is more adverse.
const sector = 512

// disk is what is known of the files in a folder while programs write to it: what the disk has for certain, and what it may have. It
// owes nothing until it is asked to sync: neither writes, in whatever order, nor names.
type disk struct {
	names   map[string]*diskFile // as programs see them
	durable map[string]*diskFile // as they would be found after a power loss
	pending []*rename            // since the folder was synced, in order
}

// rename is a change of a name: a file was made under it, or it was removed.
type rename struct {
	name string
	file *diskFile // nil: removed
}

// diskFile is the content of a file.
type diskFile struct {
	durable []byte
	pending []*change // since the file was synced, in order
}

// change is a write, or, where data is nil, a new length.
type change struct {
	offset int64
	data   []byte
	done   bool // the call has ended, so that a sync that begins now covers it
}

// newDisk is a disk with files that were synced.
func newDisk(files map[string][]byte) *disk {
	d := &disk{names: make(map[string]*diskFile), durable: make(map[string]*diskFile)}
	for name, content := range files {
		d.names[name] = &diskFile{durable: content}
	}
	maps.Copy(d.durable, d.names)
	return d
}

// create makes an empty file unless there is one of that name.
func (d *disk) create(name string) {
	if d.names[name] == nil {
		d.names[name] = &diskFile{}
		d.pending = append(d.pending, &rename{name, d.names[name]})
	}
}

// remove removes a name.
func (d *disk) remove(name string) {
	if d.names[name] != nil {
		delete(d.names, name)
		d.pending = append(d.pending, &rename{name, nil})
	}
}

// rename gives a file another name, in the place of the file that had it.
func (d *disk) rename(from, to string) {
	if f := d.names[from]; f != nil {
		d.names[to] = f
		d.pending = append(d.pending, &rename{to, f})
		d.remove(from)
	}
}

// size is how long the file is as programs see it.
func (f *diskFile) size() int64 {
	content := bytes.Clone(f.durable)
	for _, c := range f.pending {
		content = c.apply(content, func() bool { return true })
	}
	return int64(len(content))
}

// write notes a change that has begun. Whoever makes it says when it is done.
func (f *diskFile) write(c *change) { f.pending = append(f.pending, c) }

// sync notes that a sync has begun. The function that it returns is called when it has ended.
func (f *diskFile) sync() (end func()) {
	covered := make(map[*change]bool)
	for _, c := range f.pending {
		covered[c] = c.done
	}
	return func() {
		for _, c := range f.pending {
			if covered[c] {
				f.durable = c.apply(f.durable, func() bool { return true })
			}
		}
		f.pending = slices.DeleteFunc(f.pending, func(c *change) bool { return covered[c] })
	}
}

// syncNames does the same for the names.
func (d *disk) syncNames() (end func()) {
	covered := slices.Clone(d.pending)
	return func() {
		for _, r := range d.pending {
			if slices.Contains(covered, r) {
				r.apply(d.durable)
			}
		}
		d.pending = slices.DeleteFunc(d.pending, func(r *rename) bool { return slices.Contains(covered, r) })
	}
}

func (r *rename) apply(names map[string]*diskFile) {
	if r.file == nil {
		delete(names, r.name)
	} else {
		names[r.name] = r.file
	}
}

// apply makes the change to content, of each sector if keep says so.
func (c *change) apply(content []byte, keep func() bool) []byte {
	if c.data == nil {
		if keep() {
			content = resized(content, c.offset)
		}
		return content
	}
	for from := 0; from < len(c.data); {
		at := c.offset + int64(from)
		to := min(len(c.data), from+int(sector-at%sector))
		if keep() {
			content = resized(content, max(int64(len(content)), c.offset+int64(to)))
			copy(content[at:], c.data[from:to])
		}
		from = to
	}
	return content
}

// resized cuts content, or fills it up with zeros.
func resized(content []byte, size int64) []byte {
	if size <= int64(len(content)) {
		return content[:size]
	}
	return append(content, make([]byte, size-int64(len(content)))...)
}

// image is what could be found after a power loss now. Everything that was synced is in it; of the rest nothing, all, or some.
func (d *disk) image(random *rand.Rand) map[string][]byte {
	keep := func() bool { return random.IntN(2) == 0 }
	switch random.IntN(4) {
	case 0:
		keep = func() bool { return false }
	case 1:
		keep = func() bool { return true }
	}
	names := maps.Clone(d.durable)
	for _, r := range d.pending { // a file system keeps the order of these
		if !keep() {
			break
		}
		r.apply(names)
	}
	files := make(map[string][]byte)
	for _, name := range slices.Sorted(maps.Keys(names)) { // in order, or a seed would not repeat it
		f := names[name]
		content := bytes.Clone(f.durable)
		for _, c := range f.pending {
			content = c.apply(content, keep)
		}
		files[name] = content
	}
	return files
}
