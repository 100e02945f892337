/*
 * Preloaded into the server: writes down what it does to the files below FAULT_DIR, and does some of it badly when told to.
 *
 *   FAULT_DIR     folder whose files are watched; nothing else is touched
 *   FAULT_LOG     what was done, in its order (see recording.ts); without it nothing is written down
 *   FAULT_ACKFD   a file descriptor: what is written to it are acknowledgements, written down among the rest
 *   FAULT_KILLAT  n: SIGKILL in the place of the n-th change; of a write, half is done first
 *   FAULT_COUNT   a file that is given the number of changes, in text, whenever it is at its next hundred and at the end
 *   FAULT_ERROR   op:errno:from:times such as `flush:5:60:1`, `write:28:200:-1`; op is write, flush, name (rename, unlink, mkdir)
 *   FAULT_SHORT   n: every n-th write writes only half, every n-th + 1 is interrupted (EINTR) before it begins
 *   FAULT_SLOW    a file that holds milliseconds, in text, that every flush takes longer
 *   FAULT_CLOCK   a file that holds milliseconds, in text, by which the wall clock is wrong
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define FDS 65536
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *dir; static size_t dirlen;
static int logfd = -1, ackfd = -1, clockfd = -1, slowfd = -1;
static long killat, changes, shortevery, writes;
static char errop[16]; static int errnum; static long errfrom, errtimes, errseen;
static unsigned char watched[FDS];
static ino_t nodes[FDS];

#define REAL(ret, name, ...) static ret (*real_##name)(__VA_ARGS__)
REAL(int, open, const char *, int, ...); REAL(int, openat, int, const char *, int, ...); REAL(int, close, int);
REAL(ssize_t, write, int, const void *, size_t); REAL(ssize_t, pwrite, int, const void *, size_t, off_t);
REAL(ssize_t, writev, int, const struct iovec *, int); REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t);
REAL(int, ftruncate, int, off_t); REAL(int, fsync, int); REAL(int, fdatasync, int);
REAL(int, rename, const char *, const char *); REAL(int, unlink, const char *); REAL(int, rmdir, const char *);
REAL(int, unlinkat, int, const char *, int); REAL(int, mkdir, const char *, mode_t);
REAL(int, fallocate, int, int, off_t, off_t); REAL(ssize_t, copy_file_range, int, off_t *, int, off_t *, size_t, unsigned);
REAL(int, clock_gettime, clockid_t, struct timespec *); REAL(int, gettimeofday, struct timeval *, void *);

static void begin(void) {
  static int begun; if (begun) return; begun = 1;
#define FIND(name) *(void **)&real_##name = dlsym(RTLD_NEXT, #name)
  FIND(open); FIND(openat); FIND(close); FIND(write); FIND(pwrite); FIND(writev); FIND(pwritev); FIND(ftruncate);
  FIND(fsync); FIND(fdatasync); FIND(rename); FIND(unlink); FIND(rmdir); FIND(unlinkat); FIND(mkdir); FIND(fallocate);
  FIND(copy_file_range); FIND(clock_gettime); FIND(gettimeofday);
  // Whatever we start is no part of it: its descriptors and its standard output are its own.
  unsetenv("LD_PRELOAD");
  dir = getenv("FAULT_DIR"); dirlen = dir ? strlen(dir) : 0;
  const char *text;
  if ((text = getenv("FAULT_LOG"))) logfd = real_open(text, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if ((text = getenv("FAULT_ACKFD"))) ackfd = atoi(text);
  if ((text = getenv("FAULT_KILLAT"))) killat = atol(text);
  if ((text = getenv("FAULT_SHORT"))) shortevery = atol(text);
  if ((text = getenv("FAULT_SLOW"))) slowfd = real_open(text, O_RDONLY | O_CLOEXEC);
  if ((text = getenv("FAULT_CLOCK"))) clockfd = real_open(text, O_RDONLY | O_CLOEXEC);
  if ((text = getenv("FAULT_ERROR"))) sscanf(text, "%15[^:]:%d:%ld:%ld", errop, &errnum, &errfrom, &errtimes);
}
__attribute__((constructor)) static void start(void) { begin(); }

/* Path below the watched folder, '' for the folder itself; null for any other. */
static const char *below(const char *path) {
  if (!dirlen || strncmp(path, dir, dirlen)) return NULL;
  if (path[dirlen] == 0) return "";
  return path[dirlen] == '/' ? path + dirlen + 1 : NULL;
}
/* The shared index of a WAL is memory, made anew after each start. */
static int is_index(const char *rel) { size_t n = strlen(rel); return n > 4 && !strcmp(rel + n - 4, "-shm"); }
/* Node closes some files by a system call of its own: the number may be a socket's by now. */
static int on_disk(int fd) {
  struct stat found;
  if (fd < 0 || fd >= FDS || !watched[fd]) return 0;
  if (fstat(fd, &found) != 0 || found.st_ino != nodes[fd]) watched[fd] = 0;
  return watched[fd];
}

static void note(char type, int fd, int64_t at, const void *data, uint32_t size) {
  if (logfd < 0) return;
  struct { char type, pad[3]; int32_t fd; int64_t at; uint32_t size, pad2; } head = { type, {0}, fd, at, size, 0 };
  struct iovec parts[2] = { { &head, sizeof head }, { (void *)data, size } };
  if (syscall(SYS_writev, logfd, parts, 2) < 0) abort();
}
static void die(void) { syscall(SYS_kill, getpid(), SIGKILL); for (;;) pause(); }

/* Called with the lock, before each change. True: it must be half done, then die. */
static int is_last(void) { return ++changes == killat; }
/* Called with the lock. Gives the errno to fail with, or 0. */
static int fails(const char *op) {
  if (!errnum || strcmp(op, errop) || ++errseen < errfrom) return 0;
  if (errtimes >= 0 && errseen >= errfrom + errtimes) return 0;
  return errnum;
}
#define LOCK begin(); pthread_mutex_lock(&lock)
#define GIVE(value) do { int kept = errno; pthread_mutex_unlock(&lock); errno = kept; return value; } while (0)
#define MAYFAIL(op) do { int wrong = fails(op); if (wrong) { errno = wrong; GIVE(-1); } } while (0)

static int opened(int fd, const char *path, int flags, int was_there) {
  const char *rel = fd < 0 || fd >= FDS ? NULL : below(path);
  if (fd < 0 || fd >= FDS) return fd;
  watched[fd] = rel != NULL && !is_index(rel);
  if (!watched[fd]) return fd;
  struct stat found;
  nodes[fd] = fstat(fd, &found) == 0 ? found.st_ino : 0;
  int made = (flags & O_CREAT) && !was_there;
  note(made ? 'C' : 'o', fd, (flags & O_TRUNC) && was_there, rel, strlen(rel));
  return fd;
}
static int do_open(int at, const char *path, int flags, mode_t mode) {
  begin();
  const char *rel = path[0] == '/' ? below(path) : NULL;
  if (!rel) {
    int fd = real_openat(at, path, flags, mode);
    if (fd >= 0 && fd < FDS) watched[fd] = 0;
    return fd;
  }
  LOCK;
  int was_there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  if ((((flags & O_CREAT) && !was_there) || (flags & O_TRUNC)) && !is_index(rel)) {
    MAYFAIL("write");
    if (is_last()) die();
  }
  int fd = opened(real_openat(at, path, flags, mode), path, flags, was_there);
  GIVE(fd);
}
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return do_open(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE return do_open(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE return do_open(at, path, flags, mode); }
int close(int fd) {
  begin();
  if (!on_disk(fd)) return real_close(fd);
  LOCK; watched[fd] = 0; note('x', fd, 0, "", 0);
  int result = real_close(fd); GIVE(result);
}

static ssize_t do_write(int fd, const void *data, size_t size, off_t at, int plain) {
  begin();
  if (fd == ackfd && fd >= 0 && plain) {
    LOCK; note('a', fd, 0, data, size); ssize_t done = real_write(fd, data, size); GIVE(done);
  }
  if (!on_disk(fd)) return plain ? real_write(fd, data, size) : real_pwrite(fd, data, size, at);
  LOCK;
  MAYFAIL("write");
  if (plain) {
    int flags = fcntl(fd, F_GETFL);
    at = lseek(fd, 0, (flags & O_APPEND) ? SEEK_END : SEEK_CUR);
  }
  writes++;
  if (shortevery && writes % shortevery == 1) { errno = EINTR; GIVE(-1); }
  if (shortevery && writes % shortevery == 0 && size > 1) size /= 2;
  int last = is_last();
  if (last) size /= 2;
  ssize_t done = plain ? real_write(fd, data, size) : real_pwrite(fd, data, size, at);
  if (done > 0) note('w', fd, at, data, done);
  if (last) die();
  GIVE(done);
}
ssize_t write(int fd, const void *data, size_t size) { return do_write(fd, data, size, 0, 1); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return do_write(fd, data, size, at, 0); }
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return do_write(fd, data, size, at, 0); }
/* Vectors are written part by part, as the system may do too. */
static ssize_t do_writev(int fd, const struct iovec *parts, int count, off_t at, int plain) {
  ssize_t sum = 0;
  for (int i = 0; i < count; i++) {
    ssize_t done = do_write(fd, parts[i].iov_base, parts[i].iov_len, at + sum, plain);
    if (done < 0) return sum > 0 ? sum : done;
    sum += done;
    if ((size_t)done < parts[i].iov_len) break;
  }
  return sum;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  begin();
  return on_disk(fd) || (fd == ackfd && fd >= 0) ? do_writev(fd, parts, count, 0, 1) : real_writev(fd, parts, count);
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  begin(); return on_disk(fd) ? do_writev(fd, parts, count, at, 0) : real_pwritev(fd, parts, count, at);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return pwritev(fd, parts, count, at); }
int ftruncate(int fd, off_t size) {
  begin();
  if (!on_disk(fd)) return real_ftruncate(fd, size);
  LOCK; MAYFAIL("write"); if (is_last()) die();
  int result = real_ftruncate(fd, size);
  if (result == 0) note('t', fd, size, "", 0);
  GIVE(result);
}
int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }
/* What the replayer cannot play is refused: the caller does it the plain way, or the test fails. */
int fallocate(int fd, int mode, off_t at, off_t size) {
  begin(); if (!on_disk(fd)) return real_fallocate(fd, mode, at, size); errno = EOPNOTSUPP; return -1;
}
ssize_t copy_file_range(int from, off_t *a, int to, off_t *b, size_t size, unsigned flags) {
  begin(); if (!on_disk(to)) return real_copy_file_range(from, a, to, b, size, flags); errno = EOPNOTSUPP; return -1;
}

static int64_t number_in(int fd) {
  char text[32];
  ssize_t size = fd < 0 ? 0 : pread(fd, text, sizeof text - 1, 0);
  if (size <= 0) return 0;
  text[size] = 0;
  return atoll(text);
}
static int do_flush(int fd, int (*real)(int)) {
  if (!on_disk(fd)) return real(fd);
  int64_t slowms = number_in(slowfd);
  if (slowms) { struct timespec rest = { slowms / 1000, slowms % 1000 * 1000000 }; nanosleep(&rest, NULL); }
  LOCK;
  int wrong = fails("flush");
  if (wrong) { note('F', fd, 0, "", 0); errno = wrong; GIVE(-1); }
  if (is_last()) die();
  int result = real(fd);
  if (result == 0) note('f', fd, 0, "", 0);
  GIVE(result);
}
int fsync(int fd) { begin(); return do_flush(fd, real_fsync); }
int fdatasync(int fd) { begin(); return do_flush(fd, real_fdatasync); }

int rename(const char *from, const char *to) {
  begin();
  const char *a = below(from), *b = below(to);
  if (!a && !b) return real_rename(from, to);
  LOCK; MAYFAIL("name"); if (is_last()) die();
  int result = real_rename(from, to);
  char both[2 * PATH_MAX];
  int size = snprintf(both, sizeof both, "%s%c%s", a ? a : "", 0, b ? b : "");
  if (result == 0) note('r', 0, 0, both, size);
  GIVE(result);
}
static int removed(const char *path, int at, int flags, char type) {
  const char *rel = path[0] == '/' ? below(path) : NULL;
  if (!rel || is_index(rel)) return type == 'u' ? real_unlink(path) : type == 'd' ? real_rmdir(path) : real_unlinkat(at, path, flags);
  LOCK; MAYFAIL("name"); if (is_last()) die();
  int result = type == 'u' ? real_unlink(path) : type == 'd' ? real_rmdir(path) : real_unlinkat(at, path, flags);
  if (result == 0) note('u', 0, 0, rel, strlen(rel));
  GIVE(result);
}
int unlink(const char *path) { begin(); return removed(path, 0, 0, 'u'); }
int rmdir(const char *path) { begin(); return removed(path, 0, 0, 'd'); }
int unlinkat(int at, const char *path, int flags) { begin(); return removed(path, at, flags, 'a'); }
int remove(const char *path) {
  struct stat found;
  if (lstat(path, &found) != 0) return -1;
  return S_ISDIR(found.st_mode) ? rmdir(path) : unlink(path);
}
int mkdir(const char *path, mode_t mode) {
  begin();
  const char *rel = below(path);
  if (!rel) return real_mkdir(path, mode);
  LOCK; MAYFAIL("name");
  if (syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0 && is_last()) die();
  int result = real_mkdir(path, mode);
  if (result == 0) note('m', 0, 0, rel, strlen(rel));
  GIVE(result);
}

int clock_gettime(clockid_t which, struct timespec *time) {
  begin();
  int result = real_clock_gettime(which, time);
  if (result == 0 && clockfd >= 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
    int64_t ms = number_in(clockfd);
    time->tv_sec += ms / 1000;
  }
  return result;
}
int gettimeofday(struct timeval *time, void *zone) {
  begin();
  int result = real_gettimeofday(time, zone);
  if (result == 0 && clockfd >= 0) time->tv_sec += number_in(clockfd) / 1000;
  return result;
}
__attribute__((destructor)) static void end(void) {
  const char *text = getenv("FAULT_COUNT");
  if (!text || !real_open) return;
  char number[32];
  int fd = real_open(text, O_CREAT | O_WRONLY | O_TRUNC, 0600);
  if (fd >= 0 && real_write(fd, number, snprintf(number, sizeof number, "%ld", changes)) > 0) real_close(fd);
}
