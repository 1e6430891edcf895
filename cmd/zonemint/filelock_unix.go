//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lockDir lets no other process have the lock of a folder until unlock is called or this process ends, in whatever way. Another that
// has it makes it fail with errLocked at once. Nothing is written: the folder itself is locked.
func lockDir(path string) (unlock func() error, err error) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errLocked
	}
	if err != nil {
		return nil, errors.Join(err, dir.Close())
	}
	return dir.Close, nil
}

// giveLike gives a file to the owner of another. The error says who can.
func giveLike(path, other string, chown func(path string, uid, gid int) error) error {
	owner, err := ownerOf(os.Stat(other))
	if err != nil {
		return err
	}
	mine, err := ownerOf(os.Lstat(path))
	if err != nil || mine.Uid == owner.Uid && mine.Gid == owner.Gid {
		return err
	}
	err = chown(path, int(owner.Uid), int(owner.Gid))
	if err != nil && mine.Uid != owner.Uid { // its group can do nothing with it anyway
		return fmt.Errorf("%s belongs to another user (uid %d), who must be able to read the new key: run it as the user who owns %s",
			other, owner.Uid, other)
	}
	return nil
}

func ownerOf(info os.FileInfo, err error) (*syscall.Stat_t, error) {
	if err != nil {
		return nil, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil, errors.New("the owner of " + info.Name() + " is not known")
	}
	return stat, nil
}
